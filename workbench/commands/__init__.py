"""The subcommands of `dlwork`, one module each, and what they share.

Each subcommand's module has `add_arguments(parser)` and `run(args, context) -> exit code`; `workbench.cli` imports the
one that was asked for, so that listing the catalogue does not wait for the judge's or the app's libraries.
"""
