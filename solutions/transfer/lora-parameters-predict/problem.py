from workbench.predict import Prediction


def draw(random):
    rows, columns = random.choice([256, 512, 768, 1024, 4096]), random.choice([256, 512, 768, 1024, 4096])
    rank, layers, matrices = random.choice([2, 4, 8, 16]), random.choice([6, 12, 24, 32]), random.choice([1, 2, 4])
    right = rank * (rows + columns) * layers * matrices
    wrong = {
        rows * columns * layers * matrices: "Those are the frozen weights.",
        rank * (rows + columns) * layers: "In how many matrices of each layer?" if matrices > 1 else "x",
        rank * rows * columns: "Two thin matrices: what are their shapes?",
        rank * columns * layers * matrices: "A and B both.",
        rank * rows * layers * matrices: "A and B both.",
    }
    wrong = {value: text for value, text in wrong.items() if value != right and text != "x"}
    return Prediction(
        prompt=f"LoRA of rank {rank} on {matrices} weight matri{'x' if matrices == 1 else 'ces'} of {rows}×{columns} in each of {layers} layers. How many parameters are trained?",
        expected=right,
        explain=f"B is {rows}×{rank} and A is {rank}×{columns}: {rank}·({rows} + {columns}) = {rank * (rows + columns)} for a matrix, {right} for all {layers * matrices}.",
        near_misses=wrong,
    )
