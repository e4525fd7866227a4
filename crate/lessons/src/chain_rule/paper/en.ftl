### The chain rule on paper

chain-rule-code = This round as code
chain-rule-paper = All gradients, step by step
chain-rule-paper-about =
    Every number of one round: forward, the loss, backward, all gradients and the update. Print the page, and this sheet stands
    below the picture.
chain-rule-paper-blank =
    The first sheet has blanks. The second is the answer key, on a page of its own. { $covers ->
        [yes] The picture shows answers now, so it is not printed: go back to step 0 to print it, too.
       *[no] The picture shows none of the answers.
    }
chain-rule-paper-secret = The update follows as soon as you have said which way the weight will go.
chain-rule-paper-key = Answer key
chain-rule-paper-sample =
    { $of ->
        [mean] Forward and backward are written out for sample { $number } of { $count }, the one in sight. Below stand the means over all of them, and the update takes these.
       *[one] It is of sample { $number } of { $count }.
    }
chain-rule-paper-given = Given
chain-rule-paper-samples = Samples, each with its loss
chain-rule-paper-of-sample =
    { $part ->
        [forward] Forward: sample { $number }
        [loss] Loss: sample { $number }
        [backward] Backward: sample { $number }
       *[gradients] Gradients: sample { $number }
    }
chain-rule-paper-mean = Means over all samples
chain-rule-paper-forward = Forward
chain-rule-paper-loss = Loss
chain-rule-paper-backward = Backward
chain-rule-paper-gradients = Gradients
chain-rule-paper-update = Update
chain-rule-paper-copied = Copied.
chain-rule-paper-refused = The browser does not allow it. The text is selected below: copy it by the keyboard.

control-sheet = Leave blank
sheet-whole = nothing
sheet-results = the results
sheet-factors = the numbers put in
sheet-everything = both
control-paper = Form of the copy
paper-text = Copy as text
paper-markdown = Copy as Markdown
paper-latex = Copy as LaTeX
