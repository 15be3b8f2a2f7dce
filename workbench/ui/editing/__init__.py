"""What the editor's keys do to text: pure functions over lines and a selection, without any widget.

Each returns an `Edit`, which the widget applies as one undo step, or None where the key keeps its plain meaning.
They stand apart from the widget so that every rule can be tested as text before, text after.
"""
