"""What Streamlit itself writes on a screen, said in Vietnamese where the reader reads Vietnamese."""
