//! Lists in order. The standard sort is made for long lists: each type that it sorts costs a module some kilobytes.

use figure::ToList;
use std::cmp::Ordering;

/// Sorts a short list. What is equal keeps its order.
pub(crate) fn sort<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    for end in 1..list.len() {
        let mut at = end;
        while let Some([before, own]) = list.get(at.wrapping_sub(1)..=at)
            && compare(before, own).is_gt()
        {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// Sorts a long list, by merging ever longer pieces of it. What is equal keeps its order.
pub(crate) fn sort_long<T: Copy>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut length = 1;
    while length < list.len() {
        for piece in list.chunks_mut(2 * length) {
            let merged = merge(piece, length, &compare);
            piece.iter_mut().zip(merged).for_each(|(place, item)| *place = item);
        }
        length *= 2;
    }
}

/// A piece whose first part, of this length, and second part are each in order.
fn merge<T: Copy>(piece: &[T], length: usize, compare: impl Fn(&T, &T) -> Ordering) -> Vec<T> {
    let (mut first, mut second) = (piece.iter().take(length).peekable(), piece.iter().skip(length).peekable());
    let next = || match (first.peek(), second.peek()) {
        (Some(a), Some(b)) if compare(a, b).is_gt() => second.next().copied(),
        (Some(_), _) => first.next().copied(),
        (None, _) => second.next().copied(),
    };
    std::iter::from_fn(next).list()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_sort_like_the_standard_sort() {
        let list: Vec<(u64, usize)> = (0..100).map(|i| ((i * i * 7919 + 3) % 17, i as usize)).collect();
        for count in 0..list.len() {
            let mut wanted = list[..count].to_vec();
            let (mut short, mut long) = (wanted.clone(), wanted.clone());
            wanted.sort_by_key(|item| item.0);
            sort(&mut short, |a, b| a.0.cmp(&b.0));
            sort_long(&mut long, |a, b| a.0.cmp(&b.0));
            assert_eq!((&short, &long), (&wanted, &wanted));
        }
    }
}
