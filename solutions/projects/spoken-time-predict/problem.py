from workbench.predict import Prediction


def draw(random):
    pace = random.choice([100, 110, 120, 130, 140, 150, 160])
    words = random.choice([part for part in range(30, 141) if part * 60 % pace == 0 and part != pace])
    right = words * 60 // pace
    wrong = {
        pace * 60 // words: "That is the other way round: how many words does a second hold?",
        words * 100 // pace: "That is hundredths of a minute. A minute has sixty seconds.",
    }
    return Prediction(
        prompt=f"    words in the pitch  {words}\n    words a minute      {pace}\n\nHow many seconds does it take?",
        expected=right,
        explain=f"{words} / {pace} of a minute, times 60: {right} seconds.",
        near_misses={value: text for value, text in wrong.items() if value != right},
    )
