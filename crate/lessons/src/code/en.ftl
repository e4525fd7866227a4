
### What is shown as a program

code-about =
    The numbers of this moment and the next { $steps ->
        [one] step
       *[other] { $steps } steps
    }, to run, to change and to compare.
code-marked = What the present act does is marked.
code-copy = Copy the code
code-save = Save as a file
code-copied = Copied.
code-refused = The browser does not allow it. Select the code and copy it by the keyboard.
code-column = a column for each sample
code-row = a row for each neuron
code-tied = one bias for the whole layer
code-order = the samples of each update
code-memory = what the optimizer remembers
code-powers = β₁ and β₂ to the power of the steps taken
code-forward = forward
code-backward = backward
code-update = update
code-gradient = backward: every gradient at once
code-noise = what the noise adds to the slopes

control-code = Language of the code
code-numpy = NumPy
code-pytorch = PyTorch
code-jax = JAX
code-rust = Rust
