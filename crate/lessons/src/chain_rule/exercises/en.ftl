### The exercises of the chain rule

chain-rule-fold-known = what is given
chain-rule-still = Forward is done. What backward would tell is what the exercise asks for.
chain-rule-exercise =
    { $task ->
        [build] An exercise: build ∂L/∂{ $name } from factors. Forward is done, no gradient is shown.
        [repair] An exercise: of the four terms of ∂L/∂{ $name }, two are wrong. Forward is done, no gradient is shown.
       *[fill] An exercise: fill in the numbers of ∂L/∂{ $name }. Forward is done, no gradient is shown.
    }
chain-rule-network-exercise =
    { $task ->
        [fill] The network after forward, with every path of { $name }
        [sheet] The network with its blanks
       *[other] The network, with the steps that you have used
    }

chain-rule-hint =
    { $level ->
        [0] Hint
       *[other] One hint more
    }

## Build the formula

chain-rule-board =
    { $task ->
        [repair] Two of these terms are wrong
       *[other] Build ∂L/∂{ $name }
    }
chain-rule-build-task =
    { $repair ->
        [yes] Some lecture notes write ∂L/∂{ $name } as these four terms. Two of them are no path at all. Press “Remove row” on these two, then “Check the terms”. The other two hide a step each, which you can write out.
       *[no] Write ∂L/∂{ $name } as a sum of products: one row for each path from L down to { $name }, one factor for each step. Not every factor below belongs to it.
    }
chain-rule-build-many = There are { $paths } paths from { $name } to L, too many to write out. Select a parameter closer to the output, or make the network smaller.
chain-rule-build-how = A press on a factor puts it at the end of the active row. In a row, Delete takes a factor out; Shift and an arrow key move it.
chain-rule-build-hint =
    { $level ->
        [where] Look at the picture: follow the lines from { $name } to L. Each way there is one row.
        [rule] The first factor of a row has ∂L on top. Each next factor begins where the one before it ends. The last factor ends at ∂{ $name }.
       *[first] The factor that comes now is ∂{ $over }/∂{ $under }.
    }
chain-rule-build-sum = sum of your rows now
chain-rule-tile = d { $over } by d { $under }
chain-rule-go-fill = On to numbers
chain-rule-repair-check = Check the terms
chain-rule-repair-first =
    { $more ->
        [1] Take out one term more, then this tells you whether you are right.
       *[other] First take out the { $more } terms that you think are wrong. Then this tells you whether you are right.
    }
chain-rule-repair-afresh = Put the four terms back

chain-rule-row-path = A path, step by step.
chain-rule-row-short = True, but ∂{ $over }/∂{ $under } hides a step: { $under } reaches { $over } only through other neurons. Write out each step.
chain-rule-row-unfinished = Fine so far. It has come down to { $under }; { $name } is not reached yet.
chain-rule-row-aside = { $name } does not feed { $under }: from here no path leads down to { $name }.
chain-rule-row-unknown = This network has no ∂{ $over }/∂{ $under }.
chain-rule-row-zero = { $under } does not feed { $over }, so ∂{ $over }/∂{ $under } = 0, and the whole row with it.
chain-rule-row-backwards = ∂{ $over }/∂{ $under } is the wrong way round: { $over } feeds { $under }, not the other way.
chain-rule-row-start = A row begins with ∂L/∂…: the question is how L changes.
chain-rule-row-end = ∂{ $over }/∂{ $under } ends at { $under }, but the question is how L changes with { $name }.
chain-rule-row-extra = ∂{ $over }/∂{ $under } is one factor too many: without it, this is a path.
chain-rule-row-missing = Between { $under } and { $next } a factor is missing: how does { $under } change with { $next }?
chain-rule-row-order = All factors of a path, but not in its order: after ∂{ $over }/∂{ $under } comes the one that begins with ∂{ $under }.
chain-rule-row-apart = ∂{ $over }/∂{ $under } ends at { $under }, but the next factor begins at { $next }: they do not meet.
chain-rule-row-duplicate = This path is in row { $row } already: every path counts once.

chain-rule-build-missing =
    { $count ->
        [1] One path is missing: { $route }.
       *[other] { $count } paths are missing, one of them { $route }.
    }
chain-rule-build-short = The sum is right, and no path is missing. Now write out the steps that are hidden.
chain-rule-build-done =
    { $count ->
        [1] Complete: there is just one path, and its product is what backpropagation has for ∂L/∂{ $name }.
       *[other] Complete: all { $count } paths, each once, and their sum is what backpropagation has for ∂L/∂{ $name }.
    }

## Fill in numbers

chain-rule-fill =
    ∂L/∂{ $name }{ $paths ->
        [0] {""}
        [1] , factor by factor
        [2] {" "}over both of its paths
       *[other] {" "}over all of its { $paths } paths
    }
chain-rule-known = What forward has found
chain-rule-known-values = What it was given
chain-rule-column-after = after an update with η = { $eta }
chain-rule-fill-task =
    { $level ->
        [1] All is worked out but one number.
        [2] All is worked out but two numbers.
        [most] Now all that can be asked is yours.
       *[other] Now the whole row is yours.
    } { $sigmoid ->
        [yes] Sigmoid everywhere, so σ′(z) = o · (1 − o).
       *[no] Here σ′(z) is the slope of the neuron’s own activation at z.
    } { $loss ->
        [half-squared-error] L = ½ (y − o)².
        [squared-error] L = (y − o)².
        [mean-squared-error] L is the mean of (y − o)² over all outputs.
        [output] L is the output.
       *[other] With a cross-entropy σ′ of the output cancels, so paths begin with ∂L/∂z.
    } An answer is right within { $tolerance }: three digits are enough if you keep four on the way. Enter checks it.
chain-rule-fill-hint =
    { $level ->
        [where] { $name }: { $part ->
            [loss] { $loss ->
                [output] look at what the loss is.
               *[other] look under “what is given” for { $o } and { $times }.
            }
            [factor] { $steep ->
                [yes] look under “what is given” for { $o }{ $bias ->
                    [yes] .
                   *[no] {" "}and { $times }.
                }
               *[no] look at what { $z } is the sum of.
            }
            [product] look at the factors in its line.
           *[sum] look at the results of the paths.
        }
        [rule] { $part ->
            [loss] { $loss ->
                [half-squared-error] The rule: the derivative of L = ½ (y − o)² by o.
                [squared-error] The rule: the derivative of L = (y − o)² by o.
                [mean-squared-error] The rule: the derivative of (y − o)² by o, divided by the number of outputs.
                [output] The rule: L grows by as much as the output does.
               *[other] The rule: with this loss σ′ of the output cancels, and the error alone is left.
            }
            [factor] { $steep ->
                [yes] { $bias ->
                    [yes] The rule: { $o } changes with { $under } by the slope of its activation alone, for { $under } is only added to z.
                   *[no] The rule: multiply the slope of the activation at { $z } by what { $under } is multiplied with.
                }
               *[no] The rule: { $z } is a sum, and no activation comes in between. It changes with { $under } by what { $under } is multiplied with.
            }
            [product] The rule: factors along one path are multiplied.
           *[sum] The rule: paths are added.
        }
       *[first] { $part ->
            [loss] { $loss ->
                [output] It is 1: L is the output.
               *[other] It begins with { $o } = { $value }.
            }
            [factor] { $steep ->
                [yes] { $bias ->
                    [yes] It is made of { $o } = { $value }.
                   *[no] The first factor: σ′({ $z }) = { $value }.
                }
               *[no] It is { $value }.
            }
            [product] The first factor: { $first } = { $value }.
           *[sum] The first path: p1 = { $value }.
        }
    }
chain-rule-fill-blank = { $name }, a number
chain-rule-fill-given = Not asked here: { $names }. There, a wrong rule leads to nearly the same number, or the number is 0.
chain-rule-fill-closed =
    { $why ->
        [softmax] With softmax and this loss, ∂L/∂z of an output is a sum over all outputs and no single factor. Choose the cross-entropy, or fill in the whole sheet.
        [targets] The targets of this cross-entropy do not add up to 1, so ∂L/∂z is not o − y. Change them, or take an example.
        [paths] { $name } has too many paths to fill in. Select a weight closer to the output, or make the network smaller.
       *[unclear] Nothing of ∂L/∂{ $name } can be asked with these numbers: a wrong rule leads to nearly the same numbers, or they are 0. Take another weight.
    }
chain-rule-fill-select = Take { $name }
chain-rule-fill-drawn = An example with other numbers
chain-rule-fill-another-blank = Another blank
chain-rule-fill-another = Another example
chain-rule-fill-more = More blanks
chain-rule-fill-done =
    { $level ->
        [3] All right: you have worked out a whole gradient.
       *[other] All right. Take another example, or more blanks.
    }
chain-rule-fill-right = Right: { $exact }.
chain-rule-fill-rounded = Almost: more than { $tolerance } off. Keep four digits on the way and give three.
chain-rule-fill-sign =
    { $part ->
        [loss] { $loss ->
            [half-squared-error] The sign is wrong: L = ½ (y − o)² by o gives o − y, not y − o.
            [output] The sign is wrong: L grows with the output.
           *[other] The sign is wrong: it holds o − y, not y − o.
        }
       *[other] The size is right, the sign is not.
    }
chain-rule-fill-no-slope =
    { $part ->
        [factor] σ′({ $z }) is forgotten: { $under } has to pass { $sigmoid ->
            [yes] the sigmoid
           *[no] the activation
        } before it is { $o }.
       *[other] Every σ′ is forgotten: each step from o to o, and from the weight to o, holds one.
    }
chain-rule-fill-slope-at-output =
    { $part ->
        [factor] σ′ belongs at { $z }, not at { $o }{ $sigmoid ->
            [yes] : take { $o } · (1 − { $o }), and do not put { $o } into the sigmoid once more.
           *[no] . { $o } is what comes out of the activation.
        }
       *[other] σ′ belongs at z, not at o, in each factor.
    }
chain-rule-fill-slope-elsewhere = That is σ′ at another neuron’s z: the one that changes here is { $o }, so σ′ is taken at { $z }.
chain-rule-fill-only-slope = That is σ′({ $z }) alone; it has still to be multiplied by { $times }.
chain-rule-fill-too-early = That is ∂L/∂z already: σ′ of the output comes with the next factor.
chain-rule-fill-extra-slope =
    { $part ->
        [loss] With this loss σ′ of the output cancels: ∂L/∂z is o − y alone.
       *[factor] No σ′ belongs here: { $z } is a sum, and ∂L/∂z has taken care of the activation.
    }
chain-rule-fill-multiple =
    { $loss ->
        [squared-error] That is o − y. The square has a slope of 2 · (o − y).
       *[other] That is a multiple of it. The square has a slope of 2 · (o − y), and the mean divides it by the number of outputs.
    }
chain-rule-fill-loss = That is the loss itself, not how it changes with the output.
chain-rule-fill-updated =
    { $part ->
        [factor] That is { $times } after its update. Every gradient of a step is taken at the old weights.
       *[other] These are the weights after their update. Every gradient of a step is taken at the old ones.
    }
chain-rule-fill-neighbour =
    { $steep ->
        [yes] σ′ is right, but it is multiplied by a neighbour’s number: here it is { $times }.
       *[no] That is a neighbour’s number: here it is { $times }.
    }
chain-rule-fill-itself =
    { $bias ->
        [yes] The bias itself does not belong here: z changes with { $under } by 1, whatever { $under } is.
       *[no] The weight itself does not belong here: z changes with { $under } by what { $under } is multiplied with, { $times }.
    }
chain-rule-fill-added = The factors along a path are multiplied, not added.
chain-rule-fill-one-path = That is one path alone. This weight reaches the loss over { $paths }, and they add up.
chain-rule-fill-both-paths = That is the sum of all paths. Asked for is the first alone.
chain-rule-fill-multiplied = The paths add up; they are not multiplied with each other.
chain-rule-fill-follows = Worked out rightly from a number above that is wrong: mend that one first.
chain-rule-fill-other =
    { $part ->
        [loss] Not yet. { $loss ->
            [half-squared-error] L = ½ (y − o)² by the output gives o − y.
            [squared-error] L = (y − o)² by the output gives 2 · (o − y).
            [mean-squared-error] It is 2 · (o − y), divided by the number of outputs.
            [output] L is the output, so it changes by as much.
           *[other] With this loss ∂L/∂z is o − y.
        }
        [factor] Not yet. { $steep ->
            [yes] { $name } = σ′({ $z }){ $bias ->
                [yes] .
               *[no] {" "}· { $times }.
            }
           *[no] { $name } is what { $under } is multiplied with.
        }
        [product] Not yet. It is the product of the factors along the path.
       *[sum] Not yet. It is the sum of the paths.
    }

## The whole sheet

chain-rule-sheet = The whole sheet
chain-rule-sheet-known = What is known so far
chain-rule-sheet-still = Nothing moves by itself here: you fill in each number.
chain-rule-sheet-many = This network has more than { $most } blanks. Take one with fewer neurons: 3-3-3 fits.
chain-rule-sheet-task =
    { $part ->
        [1] Forward. Fill in z and o of each neuron, then L. z is the weighted sum plus the bias, and o = f(z) with f = { $functions }. { $loss ->
            [half-squared-error] L = ½ Σ (y − o)², over all outputs.
            [squared-error] L = Σ (y − o)², over all outputs.
            [mean-squared-error] L is the mean of (y − o)² over all outputs.
            [output] L is the output; of several it is their sum.
            [binary-cross-entropy] L = −y · ln o − (1 − y) · ln(1 − o), added up over all outputs.
           *[other] L = −Σ y · ln o, over all outputs.
        }
        [2] Backward. Fill in ∂L/∂z of each neuron, from the loss down. { $fused ->
            [yes] This loss fits its output, so begin with the formula for both together.
           *[no] At an output it is ∂L/∂o · f′(z), with ∂L/∂o = { $loss ->
                [half-squared-error] o − y
                [squared-error] 2 · (o − y)
                [mean-squared-error] 2 · (o − y), divided by the number of outputs
               *[output] 1
            }.
        } Below, it is the sum over all ways up, times f′(z).
       *[3] Gradients. Fill in ∂L/∂w of each weight and ∂L/∂b of each bias: ∂L/∂z of its neuron, times what it is multiplied with.
    }
chain-rule-sheet-how = Type into the picture or into this list, and press Enter. A number is right within { $tolerance }: keep four digits on the way.
chain-rule-sheet-blank = { $name }, a number
chain-rule-sheet-place =
    { $state ->
        [empty] { $name }: a blank. Press it, or type the number.
        [wrong] { $name }: you wrote { $value }, which is not right
        [right] { $name }: you wrote { $value }, which is right
       *[shown] { $name } = { $value }, taken over
    }
chain-rule-sheet-said =
    { $part ->
        [1] Forward
        [2] Backward
       *[3] Gradients
    }: { $stand } of { $all } numbers stand.
chain-rule-sheet-act =
    { $part ->
        [1] Forward is complete. Its numbers stay on the network: backward needs them.
       *[2] Each neuron has its ∂L/∂z. One multiplication more gives each gradient.
    }
chain-rule-sheet-done = All { $all } numbers stand. Right by you: { $right }, at the first try: { $first }. Taken over: { $shown }.
chain-rule-sheet-take = Take over the rest
chain-rule-sheet-next = Next act
chain-rule-sheet-again = Begin again

chain-rule-sheet-right = { $name } = { $exact }: right.
chain-rule-sheet-rounded = { $name }: almost. It is more than { $tolerance } off. Keep four digits on the way.
chain-rule-sheet-follows = { $name }: worked out rightly, but from a wrong number before it. Mend that one first.
chain-rule-sheet-sign =
    { $kind ->
        [output] { $name }: the size is right, the sign is not. It begins with o − y, not y − o.
        [o] { $name }: f was taken at −{ $z }. It belongs at { $z }.
        [loss] { $name }: the size is right, but a loss is never negative.
       *[other] { $name }: the size is right, the sign is not.
    }
chain-rule-sheet-no-bias = { $name }: the bias is forgotten. It is added to the weighted sum.
chain-rule-sheet-paired = { $name }: the weights are paired with the wrong inputs. Each weight belongs to the input where its line begins.
chain-rule-sheet-direction =
    { $kind ->
        [delta] { $name }: these weights run into { $o }. On the way back, take the weights that lead out of { $o }.
       *[other] { $name }: these are not the weights that run into { $o }. Follow the lines that end there.
    }
chain-rule-sheet-below-raw =
    { $kind ->
        [gradient] { $name }: multiply by o of the neuron where { $own } begins, not by its z.
       *[other] { $name }: a weight is multiplied with o of the neuron below, not with its z.
    }
chain-rule-sheet-not-activated = { $name }: that is { $z }. The activation f has still to be applied.
chain-rule-sheet-twice = { $name }: the activation was applied twice. o = f(z), once.
chain-rule-sheet-slope = { $name }: that is the slope f′({ $z }). Forward needs f({ $z }).
chain-rule-sheet-no-half = { $name }: the ½ is forgotten.
chain-rule-sheet-no-square = { $name }: the errors were added up. Square each one first.
chain-rule-sheet-mean = { $name }: that is the mean over the outputs. This loss is the sum.
chain-rule-sheet-one-output = { $name }: that is the share of one output. Add up the shares of all.
chain-rule-sheet-no-slope =
    { $kind ->
        [gradient] { $name }: f′({ $z }) is forgotten. Begin with ∂L/∂z of the neuron, not with ∂L/∂o.
       *[other] { $name }: f′({ $z }) is forgotten. { $o } changes with { $z } by f′({ $z }).
    }
chain-rule-sheet-slope-at-output = { $name }: f′ belongs at { $z }, not at { $o }.
chain-rule-sheet-extra-slope = { $name }: with this loss f′ cancels. ∂L/∂z of the output is o − y alone.
chain-rule-sheet-no-slope-above = { $name }: the f′ of the layer above is forgotten. Each way up begins with ∂L/∂z there, not with ∂L/∂o.
chain-rule-sheet-one-path = { $name }: that is one way up alone. { $o } feeds several neurons, and their shares add up.
chain-rule-sheet-updated = { $name }: these are the weights after the update. Every gradient is taken at the old weights.
chain-rule-sheet-wrong-input =
    { $bias ->
        [yes] { $name }: a bias is multiplied with 1, not with an input.
       *[no] { $name }: that is another input of { $o }. Take the one where { $own } begins.
    }
chain-rule-sheet-wrong-delta = { $name }: that is ∂L/∂z of another neuron. Take the one where { $own } ends.
chain-rule-sheet-itself = { $name }: { $own } itself does not belong here. { $z } changes with { $own } by what { $own } is multiplied with.
chain-rule-sheet-no-input = { $name }: that is ∂L/∂z alone. Multiply it by what { $own } is multiplied with.
chain-rule-sheet-new-weight = { $name }: that is { $own } after the update. The gradient alone is asked for.
chain-rule-sheet-step = { $name }: that is the step, with η in it. The gradient alone is asked for.
chain-rule-sheet-zero = { $name }: a bias has a gradient, too. It is ∂L/∂z, because { $own } is multiplied with 1.
chain-rule-sheet-other =
    { $kind ->
        [z] { $name }: not yet. Multiply each input of { $o } by its weight, add them up, and add the bias.
        [o] { $name }: not yet. It is f({ $z }).
        [loss] { $name }: not yet. Take the outputs and the targets.
        [output] { $name }: not yet. { $loss ->
            [half-squared-error] Multiply o − y by f′({ $z }).
            [squared-error] Multiply 2 · (o − y) by f′({ $z }).
            [mean-squared-error] Multiply ∂L/∂o by f′({ $z }). ∂L/∂o is 2 · (o − y), divided by the number of outputs.
           *[other] With this loss it is o − y.
        }
        [end] { $name }: not yet. It is f′({ $z }), because ∂L/∂o is 1.
        [delta] { $name }: not yet. For each weight out of { $o }, multiply it by ∂L/∂z where it ends. Add them up, then multiply by f′({ $z }).
       *[gradient] { $name }: not yet. It is ∂L/∂z of the neuron, times what { $own } is multiplied with.
    }
