"""Charts: a pandas frame in, a plotly figure out.

Pure functions. They import nothing else of the project and no Streamlit, read no file, and ask no question
of the store; every number and every hover sentence arrives in the frame. Drawn in SVG only (`go.Scatter`,
`go.Bar`): WebGL traces cost several times more on machines without a graphics card.
"""
