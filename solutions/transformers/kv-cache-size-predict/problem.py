from workbench.predict import Prediction


def draw(random):
    layers, heads, each = random.choice([10, 12, 24, 32]), random.choice([8, 10, 16, 32]), random.choice([64, 100, 128])
    groups = random.choice([heads, heads // 2, heads // 4 if heads % 4 == 0 else heads])
    tokens = random.choice([1000, 2000, 4000])
    right = 2 * layers * groups * each * tokens * 2 / 1e6
    wrong = {
        right / 2: "Keys and values. And how many bytes has a number?",
        right * 2: "Two bytes for each number.",
        2
        * layers
        * heads
        * each
        * tokens
        * 2
        / 1e6: "Query heads are not cached. How many heads have keys and values of their own?",
        right / layers: "That is one layer.",
    }
    wrong = {value: text for value, text in wrong.items() if abs(value - right) > 0.02 * right}
    kind = "each with keys and values of its own" if groups == heads else f"which share {groups} key and value heads"
    return Prediction(
        prompt=f"{layers} layers, {heads} query heads of dimension {each}, {kind}; float16; {tokens} tokens. How many MB is the KV cache?",
        expected=right,
        explain=f"2 (keys and values) · {layers} layers · {groups} heads · {each} · {tokens} tokens · 2 bytes = {right:g} MB.",
        near_misses=wrong,
    )
