from workbench.predict import Prediction


def draw(random):
    batch, queries, keys = random.sample([2, 3, 5, 6, 7, 9, 10, 12], 3)
    heads, each = random.choice([2, 4, 8]), random.choice([16, 32, 64])
    width = heads * each
    cases = {
        "the attention weights of all heads": (
            (batch, heads, queries, keys),
            "each query of each head has a weight for every key",
        ),
        "the queries split into heads, as they enter the product with the keys": (
            (batch, heads, queries, each),
            f"{width} features are {heads} heads of {each}, and the heads go before the positions",
        ),
        "the output of the whole layer": (
            (batch, queries, width),
            "the heads are joined again, and there is a row for each query",
        ),
    }
    what = random.choice(list(cases))
    right, why = cases[what]
    wrong = {
        (batch, heads, keys, queries): "Rows are queries, columns are keys: the softmax goes over the keys.",
        (batch, queries, keys): "Each head has its own.",
        (batch, heads, keys, each): "Those are the keys.",
        (
            batch,
            queries,
            heads,
            each,
        ): "The positions have to stand beside the features, so that a matrix product multiplies them.",
        (batch, keys, width): "There is one output for each query.",
        (batch, heads, queries, keys): "Those are the weights.",
        (batch, queries, width): "That is the width before the split into heads, or after they are joined again.",
        (
            batch,
            heads,
            queries,
            each,
        ): "Those are the queries of the heads, or the heads' results before they are joined.",
    }
    wrong.pop(right, None)
    return Prediction(
        prompt=f"Multi-head attention with {heads} heads and a width of {width}, batch first. The queries are ({batch}, {queries}, {width}), keys and values ({batch}, {keys}, {width}). What is the shape of {what}?",
        expected=right,
        explain=f"{right}: {why}.",
        near_misses=wrong,
    )
