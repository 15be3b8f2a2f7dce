"""The panes and parts the screens are made of."""
