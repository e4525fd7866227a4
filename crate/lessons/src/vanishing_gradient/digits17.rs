//! Two numbers to full precision, side by side: which digits moved.

use figure::seventeen;

/// `new` to 17 significant digits, split where it first differs from `old`. Nothing moved: the second part is empty.
pub(super) fn compared(old: f64, new: f64) -> (String, String) {
    let (old, new) = (seventeen(old), seventeen(new));
    let same: usize = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(_, b)| b.len_utf8()).sum();
    let same = if old == new { new.len() } else { same };
    let (same, moved) = new.split_at_checked(same).unwrap_or((&new, ""));
    (same.to_owned(), moved.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_digit_that_moved_starts_the_marked_part() {
        let (same, moved) = compared(0.5, 0.5 + 1.0 / 1_048_576.0);
        assert_eq!((same.as_str(), moved.as_str()), ("0.500000", "95367431641"));
    }

    #[test]
    fn a_change_below_the_last_digit_marks_nothing() {
        let (same, moved) = compared(1.0, 1.0 + 1e-20);
        assert!(moved.is_empty() && same.starts_with('1'));
    }

    #[test]
    fn a_changed_sign_marks_the_whole_number() {
        assert_eq!(compared(-0.25, 0.25).0, "");
    }
}
