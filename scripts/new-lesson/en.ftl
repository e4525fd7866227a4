### TITLE

NAME-title = TITLE
NAME-claim = Say in nine words what it shows.
NAME-prose = Say in four short lines what a learner should look at, and why.

NAME-preset-first = First

NAME-picture = The curve
NAME-formula = The formula
NAME-fold-words = in words
NAME-words = In words
NAME-words-square = The square of { $x } is never negative.

NAME-describe = At x = { $x }, y is { $y }.
