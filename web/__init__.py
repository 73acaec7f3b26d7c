"""The web application: the Gradio page, the pages beside it and the HTTP interface."""
