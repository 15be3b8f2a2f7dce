"""A project as the README one keeps beside its code: the thirty seconds first, then what they will ask."""

import re
import unicodedata

from workbench.pitch.form import PARTS, Project


def readme(project: Project) -> str:
    """The project's README, Markdown; parts that are not filled in are left out."""
    spoken = [(part.title, project.parts[part]) for part in PARTS if part.spoken and project.parts[part]]
    details = [(part.title, project.parts[part]) for part in PARTS if not part.spoken and project.parts[part]]
    blocks = [f"# {project.name}", *(f"**{title}.** {text}" for title, text in spoken)]
    if details:
        blocks += ["## When they ask on", *(f"**{title}.** {text}" for title, text in details)]
    return "\n\n".join(blocks) + "\n"


def file_name(project: Project) -> str:
    """A name for the README's file that every system accepts, such as "mail-router.md"."""
    plain = unicodedata.normalize("NFKD", project.name).encode("ascii", "ignore").decode().casefold()
    return f"{re.sub(r'[^a-z0-9]+', '-', plain).strip('-')[:60] or 'project'}.md"
