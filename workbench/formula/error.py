"""What is wrong with a formula as text. Apart from the reader, because the comparison raises it as well."""

from workbench.errors import DlworkError


class FormulaError(DlworkError):
    """A formula cannot be read, or not be judged; says where and what to write instead."""

    def __init__(self, message: str, column: int | None = None) -> None:
        super().__init__(f"Column {column}: {message}" if column is not None else message)
        self.column = column
        """Counts characters from 1; None where the formula as a whole is meant."""
