from workbench.predict import Prediction


def draw(random):
    name, blocks = random.choice([("plain RNN", 1), ("GRU", 3), ("LSTM", 4)])
    inputs, hidden = random.sample([3, 4, 5, 8, 10, 20, 32, 50], 2)
    article = "an" if name == "LSTM" else "a"
    block = hidden * inputs + hidden * hidden + 2 * hidden
    right = blocks * block
    wrong = {
        blocks * (block - hidden): "PyTorch has a bias with the input's weights and another with the state's.",
        block if blocks > 1 else 3 * block: "How many blocks of weights has this cell?",
        (blocks - 1) * block if blocks > 1 else 2 * block: "Gates, and the candidate as well."
        if blocks > 1
        else "A plain cell has no gates: how many blocks are left?",
        blocks * (hidden * inputs + 2 * hidden): "The state is multiplied by a matrix, too.",
    }
    wrong.pop(right, None)
    return Prediction(
        prompt=f"{article.capitalize()} {name} cell with {inputs} inputs and {hidden} hidden units. How many parameters?",
        expected=right,
        explain=f"A block has {hidden}·{inputs} + {hidden}·{hidden} + 2·{hidden} = {block} parameters, and {article} {name} has {blocks}: {right}.",
        near_misses=wrong,
    )
