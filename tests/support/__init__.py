"""What the tests share: studies, changes of them, pages, browsers, and what R printed."""
