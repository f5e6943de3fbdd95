"""An article with what was found in it and the rule behind each thing, to find wrong answers by eye."""
