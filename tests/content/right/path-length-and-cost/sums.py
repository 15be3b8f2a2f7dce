"""The pairs summed by their distance as an arithmetic series; integer division with an addition for the ceiling."""


def self_attention(n, d):
    return (n**2 * d + n**2 * d, 1, 1)


def restricted_attention(n, d, r):
    far = r if r < n else n - 1
    both_sides = 2 * (far * n - far * (far + 1) // 2)  # distance s occurs n - s times on each side
    path = (n - 1 + r - 1) // r or 1
    return ((n + both_sides) * 2 * d, 1, path)


def recurrent(n, d):
    work = 2 * d * d * n
    return (work, n, n)


def convolution(n, d, k, dilated=False):
    if k <= 1:
        raise ValueError(f"a kernel of {k} is too small")
    reach = k - 1
    if not dilated:
        return (k * n * d * d, 1, (n - 2 + reach) // reach if n > 1 else 1)
    path, power = 1, k
    while power < n:
        path, power = path + 1, power * k
    return (k * n * d * d, 1, path)
