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
training-door-open = { $name } in the chain rule: step by step, with this point
training-door-large = The chain rule shows networks of up to 6 hidden layers of 8 neurons, and numbers up to 1000: this one is beyond. Its paths are listed here.
training-ledger = Every path from { $name } to the loss of this point
training-column-path = path
training-column-factors = factors, from the loss back
training-column-product = product
training-remainder = the other paths, beside the { $shown } largest of { $total }
training-sum = sum of all paths
training-backprop = backpropagation
training-difference = central difference
training-slice = The loss of this point, as { $name } alone moves
training-slice-alt =
    The loss of this point against { $name }, all other weights as they are. Now { $name } is { $w } and the loss { $loss };
    the slope there is { $slope }.
training-own = Your points as a table
training-own-about =
    One point in a line: x₁ and x₂ from −6 to 6 and the target from −1 to 1, as in 1.5, −2, 1. Where all targets are 0 or 1, 0 is
    taken as −1. A change begins the run anew and takes it to the same update.

refusal-points-fields = Line { $line }: “{ $given }” has { $count ->
    [1] 1 number
   *[other] { $count } numbers
}. Write three: x₁, x₂ and the target.
refusal-points-number = Line { $line }, “{ $given }”: “{ $field }” is no number from { $allowed }.
refusal-points-many = These are { $count } points. At most 300 can be taken.
refusal-kept = { $key }: “{ $given }” cannot be kept. Write settings as in { $allowed }.
