"""The pure part of coding by a language model: what to ask, what an answer must look like, what it says."""
