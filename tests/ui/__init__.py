"""Tests of the app, driven through its keys."""
