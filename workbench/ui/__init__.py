"""The app: a Textual screen over catalogue, study and judge. Import `workbench.ui.app` when it is to run."""
