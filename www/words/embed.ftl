### Words for what a page sets around a lesson

refusal-setup = { $key }: there is no “{ $given }”. There are: { $allowed }.
refusal-locked = { $key } is locked by whoever prepared this lesson. It stays as it is.
locked = Locked by whoever prepared this lesson.

## When the lab cannot run

failure-webassembly = The lab needs WebAssembly, which this browser does not have or has switched off.
failure-simd = The lab needs WebAssembly with SIMD, which this browser does not have: one from 2023 or later does.
failure-load = The lab could not be loaded: reload the page to try again.
failure-embed = The lab could not be loaded from { $from }. Reload the page to try again. If that changes nothing, whoever runs { $from } can mend it: all files of the lab must be there, and be sent with the header “Access-Control-Allow-Origin”.
failure-policy = The security policy of this page forbids WebAssembly. Whoever runs the page can allow it: script-src 'wasm-unsafe-eval'.
failure-texts = The texts and pictures below work without it.
