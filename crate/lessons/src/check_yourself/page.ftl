### What stands in the page’s HTML alone. No module carries it.

check-yourself-asks = What can you do now?
check-yourself-text =
    Twelve questions over all lessons, with numbers from a seed: a class can get the same questions, or each learner others.
    A wrong answer is told its reason. At the end the page names the steps to go back to.
page-picture-check-yourself = A ball on a loss curve, with the slope at its place and the learning rate. Which way does the update move w?
