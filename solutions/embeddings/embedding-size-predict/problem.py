from workbench.predict import Prediction


def draw(random):
    vocabulary, dimension = (
        random.choice([10_000, 20_000, 30_000, 50_000, 100_000]),
        random.choice([50, 100, 128, 200, 256, 300, 512]),
    )
    name, size = random.choice([("float32", 4), ("float16", 2)])
    tables = random.choice([1, 2])
    right = vocabulary * dimension * size * tables / 1e6
    other = "" if tables == 1 else " Input and output embeddings are two tables, as in word2vec."
    wrong = {
        vocabulary * dimension * tables / 1e6: "Those are the millions of numbers. How many bytes has each?",
        vocabulary * dimension * size * (3 - tables) / 1e6: "How many tables are there?",
        vocabulary * vocabulary * size / 1e6: "That would be one-hot vectors.",
    }
    if tables == size == 2:
        wrong[right / 2] = "Half of it: did you count both tables, and the bytes of each number?"
    wrong = {value: text for value, text in wrong.items() if abs(value - right) > 0.02 * right}
    return Prediction(
        prompt=f"A vocabulary of {vocabulary:,} words, {dimension} dimensions, {name}.{other} How many MB are the embeddings?",
        expected=right,
        explain=f"{vocabulary:,} · {dimension} = {vocabulary * dimension:,} numbers a table, {size} bytes each"
        + (", twice" if tables == 2 else "")
        + f": {right:g} MB.",
        near_misses=wrong,
    )
