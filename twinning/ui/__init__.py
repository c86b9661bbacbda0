"""The only layer that speaks streamlit: the frame, its filters, and the parts of pages."""
