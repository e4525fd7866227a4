//! Results that cannot fail: the lessons' networks are fixed, and every value that reaches them has been settled.

/// The value of a result that only a mistake in this crate can make an error.
pub(crate) fn infallible<T>(result: Result<T, nn::Error>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => unreachable!("a lesson built what the core refuses: {error}"),
    }
}
