"""Words that the foundation itself announces on a channel; each goes with a person's key."""

HERE = "here"
LEFT = "left"

# A mechanism's word for 'this is arranged otherwise': who may follow is judged again at once.
CHANGED = "changed"
