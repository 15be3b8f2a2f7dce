from workbench.predict import Prediction


def draw(random):
    batch, steps, inputs, hidden = random.sample([2, 3, 4, 5, 6, 7, 10, 12, 20], 4)
    layers, directions = random.choice([1, 2, 3]), random.choice([1, 2])
    first = random.random() < 0.5
    lead = (batch, steps) if first else (steps, batch)
    what = random.choice(["output", "h_n"])
    output, last = (*lead, directions * hidden), (layers * directions, batch, hidden)
    right = output if what == "output" else last
    if what == "output":
        wrong = {
            (*lead, hidden): "What do two directions do to the features?",
            (*lead[::-1], directions * hidden): "Look at batch_first.",
            last: "That is the state after the last step.",
        }
    else:
        wrong = {
            (*lead, hidden): "That has an entry for each step.",
            output: "That has an entry for each step.",
            (batch, layers * directions, hidden): "batch_first does not change the states: layers come first.",
            (layers, batch, hidden): "Each direction has a state of its own.",
        }
    wrong.pop(right, None)
    return Prediction(
        prompt=f"`nn.LSTM({inputs}, {hidden}, num_layers={layers}, batch_first={first}, bidirectional={directions == 2})` gets a batch of {batch} sequences of length {steps}. Which shape has `{what}`?",
        expected=right,
        explain=f"`output` holds the last layer's states of all steps, both directions side by side: {output}. `h_n` holds the last state of each layer and direction, whatever batch_first says: {last}.",
        near_misses=wrong,
    )
