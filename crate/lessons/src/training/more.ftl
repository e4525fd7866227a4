### Training: what the first view does without

training-last-point = The last point stays: a network needs something to learn from. Paste a table to begin anew.
training-full = There are 300 points already, as many as fit into a link. Take some away first.
training-plane-own = Place on the plane: Enter puts a point here or takes one away
training-saturation = Who is saturated: z against the slope f′(z)
training-saturation-alt =
    For each layer, where the z of its neurons lie after { $t } updates, over all points for training; the dashed curve is the
    slope f′(z). Bars where the slope is below a tenth of its ceiling are orange: hardly any gradient gets through there.
training-layer = Layer { $layer }: { $activation }
training-flat = { $share } % where f′ is nearly 0
training-legend-kept = pinned { $loss }
training-hatched = hatched: hardly any gradient
training-kept = Pinned, the dotted line: { $optimizer } with η = { $eta }, { $batch } points in a batch. Its training loss is { $loss }.
training-door-open = { $name ->
    [none] This network in the chain rule: step by step, with this point
   *[other] { $name } in the chain rule: step by step, with this point
}
training-door-l1 = L1 stays here: the chain rule has weight decay (L2) only.
training-door-large = The chain rule shows networks of up to 6 hidden layers of 12 neurons, and numbers up to 1000: this one is beyond. Select a weight in the table above, and its paths are listed here.
training-ledger = Every path from { $name } to the loss of this point
training-column-path = path
training-column-factors = factors, from the loss back
training-column-product = product
training-remainder = the other paths, beside the { $shown } largest of { $total }
training-sum = sum of all paths
training-backprop = backpropagation
training-difference =
    central difference{ $kink ->
        [yes] , at a kink: { $left } from the left, { $right } from the right
       *[no] { "" }
    }
training-slice = The loss of this point, as { $name } alone moves
training-slice-alt =
    The loss of this point against { $name }, all other weights as they are. Now { $name } is { $w } and the loss { $loss };
    the slope there is { $slope }.
training-stall = How the run gets on
training-stall-likely = A likely cause
training-stall-state =
    { $state ->
        [early] It is too early to tell: let it run for some updates.
        [falling] It gets on: the last quarter of the run has lowered the loss by { $share } %. Give it time.
        [learned] It has learned the points for training. { $found ->
            [yes] But look at the test loss.
           *[no] There is nothing to mend.
        }
       *[stuck] Update { $t }: the loss is { $loss } and hardly falls any more. { $found ->
            [yes] Below are the likely causes, the likeliest first. Each button begins the run anew with one change.
           *[no] No usual cause shows. Another start may end lower.
        }
    }
training-stall-cause =
    { $cause ->
        [alike] All neurons of layer { $seen } have the same weights. So they get the same gradient, and they stay alike: the layer works like one neuron. Random weights make them different.
        [bounded] Targets go as far as { $seen } from 0, and this output never passes 1. An identity output has no bound.
        [large] η = { $seen } is too large: the loss rises about as often as it falls, because each step jumps over the valley.
        [dead] { $seen } relu neurons are 0 for every point. Their slope is 0 there, so no gradient moves them any more: they are dead.
        [saturated] Saturated ({ $seen } is the layer): most z are so far from 0 that the slope of the activation is nearly 0. Hardly any gradient gets through.
        [small] η = { $seen } is too small: there is a slope, but a step moves the weights by next to nothing.
        [few] Hidden neurons: { $seen }. Each draws one line, and these points need more lines.
        [vanishing] The gradient vanishes: that of the first layer is { $seen } times as long as that of the last one. A sigmoid passes on a quarter at most.
        [plateau] A plateau: the longest gradient of a layer is { $seen }. The ground is flat here, so the steps are tiny.
       *[heart] Overfitting: the test loss was least at update { $seen }. Since then the network has learned its few points by heart. One test point tells nothing about this; the mean over many does.
    }
training-stall-help =
    { $help ->
        [identity] An output without a bound: identity
        [init] Start with { $value } weights
        [smaller] η = { $value }
        [larger] η = { $value }
        [batch] { $value } points in a batch
        [tanh] tanh in place of sigmoid
        [relu] relu in place of sigmoid
        [leaky] Leaky relu in place of relu
        [adam] The optimizer adam
        [more] 8 hidden tanh neurons
        [another] Another start
        [penalty] L2 = { $value }: keep weights small
        [lasso] L1 = { $value }: push weights to 0
        [fewer] Fewer neurons
       *[points] { $value } % of the points for training
    }

training-own = Your points as a table
training-own-about =
    One point in a line: x₁, x₂ and the target, as in 1.5, −2, 1. Where all targets are 0 or 1, 0 is taken as −1; and for a sigmoid
    output, −1 to 1 becomes 0 to 1. After a first line “exact”, each target is taken as it is. A change begins the run anew and takes it to
    the same update.

training-start-needs =
    { $given ->
        [none] To begin with given weights, open the chain rule, set your numbers there, and press a button below “Train this network”. Or write all of { $allowed } by name.
       *[other] start: “{ $given }” are not all weights and biases of this network. Write each of { $allowed } once, as in w1:0.5,b1:0.
    }
training-targets = loss: binary cross-entropy needs targets from 0 to 1, and your points have { $given }, so the loss is ½ Σ (y − o)² again.
refusal-points-fields = Line { $line }: “{ $given }” has { $count ->
    [1] 1 number
   *[other] { $count } numbers
}. Write three: x₁, x₂ and the target.
refusal-points-number = Line { $line }, “{ $given }”: “{ $field }” is no number from { $allowed }.
refusal-points-many = These are { $count } points. At most 300 can be taken.
refusal-kept = { $key }: “{ $given }” cannot be kept. Write settings as in { $allowed }.

## In words

training-words = In words
training-clock =
    Each batch makes one update, so the two move together; an epoch is { $batches } of them: { $count ->
        [1] 1 point
       *[other] { $count } points
    }, { $batch } in a batch{ $rest ->
        [none] {""}
       *[other] {" "}and { $rest } in the last
    }, { $order ->
        [given] always in the order in which they are given
       *[drawn] in an order of its own
    }. Of this epoch’s points { $taken } have had their turn: { $batch-now } of { $batch-of } batches.
training-means = The mean loss is { $train } over the points for training and { $test } over those for the test.
training-means-alone = The mean loss is { $train }. All points are for training: there is none left for a test.
training-right = On their side of the boundary: { $train } % of the points for training, { $test } % of those for the test.
training-right-alone = On their side of the boundary: { $train } % of the points.
training-points = The output should be positive at blue discs and negative at orange rings. Large ones are for training, small ones for the test.
training-crowd = Of a layer with more than 40 weights only the largest are drawn.
training-heights = Every point has a target height: above 0 for blue discs, below 0 for orange rings. Large ones are for training, small ones for the test.
training-change =
    { $ahead ->
        [yes] Still to come, at update { $t }:
       *[no] From update { $t } on:
    } { $what ->
        [optimizer] { $optimizer } with η = { $eta }.
        [eta] η = { $eta }.
       *[batch] { $batch } points in a batch.
    }

## One neuron

training-neuron = What enters { $name }
training-column-weight = weight
training-column-from = of
training-column-value = value
training-column-gradient = ∂L/∂w, latest batch

## One point

training-door = One point, one weight

## The later steps of the story

training-epochs-claim = Update, batch, epoch: three words.
training-epochs-prose = 150 points (examples) are for training, { $many } in a batch. One batch makes one update of all weights. After an epoch, each point had its turn once.
training-epochs-ask = How many updates are one epoch?
training-epochs-right-why = { $count }: that is 150 points, { $many } at a time. An update uses the mean gradient of its { $many } points. For the next batch, the sum begins at 0 again.
training-epochs-points-why = 150 is the number of points. One update uses { $many } of them at once, so an epoch has { $count } updates.
training-epochs-one-why = One update uses only one batch, { $many } points. All 150 points need { $count } batches.
training-epochs-other-why = No. 150 points in batches of { $many } make { $count } batches, and each batch makes one update.
training-line-claim = What can one neuron draw?
training-line-prose = Now there is only one neuron between the inputs and the output. One colour lies inside, the other one around it.
training-line-ask = Can this network draw a ring?
training-line-no = no, never
training-line-updates = yes, with more updates
training-line-eta = yes, with a smaller η
training-line-no-why = Right: after 1500 updates the loss is still { $loss }. One neuron sees only w1·x1 + w2·x2 + b, and that draws straight lines. Several neurons together make a ring.
training-line-updates-why = No: the loss is still { $loss }. One neuron sees only w1·x1 + w2·x2 + b, and that draws straight lines. More updates do not help, more neurons do.
training-line-eta-why = No: the loss is still { $loss }. One neuron sees only w1·x1 + w2·x2 + b, and that draws straight lines. η changes the steps, not what can be drawn.
training-start-claim = Does every start get there?
training-start-prose = Two hidden neurons have learned “exclusive or”. After 1500 updates the training loss is { $was }. Now other first weights are drawn.
training-start-ask = Same points, same network, as many updates. Where does it end?
training-start-same = at the same loss
training-start-worse = at a much higher loss
training-start-lower = a little lower, by chance
training-start-worse-why = Yes: at { $loss }. The loss of a network is no bowl. It has flat places and more than one valley, and the start decides. So try several starts.
training-start-same-why = No: at { $loss }. That would be so for a bowl with one lowest place. The loss of a network has flat places and more than one valley: the start decides.
training-start-lower-why = No: at { $loss }. Chance can make it much worse, too. The loss of a network has flat places and more than one valley: the start decides.
training-lower-claim = The loss jumps up and down.
training-lower-prose = η is 0.2, and each update sees one point only. So every step is large and a little wrong. From update 1500 on we take η = 0.02.
training-lower-ask = What does the loss do then?
training-lower-stays = It stays
training-lower-jumps = It jumps as before
training-lower-settles = It falls
training-lower-settles-why = Yes: down to { $loss }. Large steps jump over the bottom of the valley. Small steps settle there. So η is often large at first, and lowered on the way.
training-lower-stays-why = No, it falls to { $loss }. Smaller steps are not only slower: they no longer jump over the bottom of the valley.
training-lower-jumps-why = No, it falls to { $loss }. Large steps made the jumps. With a tenth of η the steps are small enough to settle in the valley.
training-heart-claim = Few points, a large network.
training-heart-prose = 60 points are for training, 240 others are a test. There are two hidden layers of 16 neurons. Here they have learned for 30 updates.
training-heart-ask = They learn on until update 4000. What does the test loss do?
training-heart-falls = It falls, too
training-heart-rises = It rises
training-heart-stays = It stays
training-heart-rises-why = Yes: training { $loss }, test { $loss_test }. It learns its 60 points by heart, with their noise. This is overfitting. More points, fewer neurons or L2 help.
training-heart-falls-why = No: training { $loss }, but test { $loss_test }. It learns its 60 points by heart, with their noise. This is overfitting. More points, fewer neurons or L2 help.
training-heart-stays-why = No: it rises to { $loss_test }, and training falls to { $loss }. It learns its 60 points by heart, with their noise. This is overfitting. More points or L2 help.
training-zeros-claim = Is 0 a fair start?
training-zeros-prose = Here each weight and bias begins at exactly 0. The points are those of the ring.
training-zeros-ask = How does it learn in 1500 updates?
training-zeros-learns = as before
training-zeros-slower = slowly
training-zeros-nothing = not at all
training-zeros-nothing-why = Right: the loss is { $loss }. Each hidden output and each weight is 0, so each path has a factor 0, and no weight moves. That is why chance draws the first weights.
training-zeros-learns-why = No: the loss is { $loss }. Each hidden output and each weight is 0, so each path has a factor 0, and no weight moves. Chance must make them differ.
training-zeros-slower-why = No, not at all: the loss is { $loss }. Each hidden output and each weight is 0, so each path has a factor 0, and no weight moves. Chance must make them differ.

training-code = The next updates as code
