"""What the forms of inclusion ask and offer: questions of a profile, the starting list of accommodations, gentle wording."""
