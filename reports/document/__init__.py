"""The office's report as a Word document: asked of the engine, written in fields, made again, compared."""
