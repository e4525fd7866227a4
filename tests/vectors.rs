//! Agreement with the reference vectors, which an independent framework computed.

use nn::{batch_gradient, forward, loss};
use tests::checks::{self, Worst};
use tests::documents::{by_layer, vectors};

#[test]
fn forward_pass_agrees_with_vectors() {
    let mut worst = Worst::new(1e-12);
    for document in vectors() {
        let (x, y) = document.sample(0);
        let expect = &document.json["expect"]["first_sample"];
        let trace = forward(&document.network, x).unwrap();
        let loss = loss(&document.network, &trace, y).unwrap();
        let name = |what: &str| format!("{}: {what}", document.id);
        worst.layers(&name("z"), &trace.z, &by_layer(&expect["z"])).unwrap();
        worst.layers(&name("o"), &trace.o, &by_layer(&expect["o"])).unwrap();
        worst.layers(&name("loss"), &[vec![loss]], &[vec![expect["loss"].as_f64().unwrap()]]).unwrap();
    }
    println!("worst error {:e}", worst.error);
}

#[test]
fn gradient_of_each_sample_agrees_with_vectors() {
    println!("worst error {:e}", checks::gradient_agrees_with_vectors(&checks::nn_gradient).unwrap());
}

#[test]
fn batch_gradient_agrees_with_vectors() {
    let mut worst = Worst::new(1e-12);
    for document in vectors() {
        let expect = &document.json["expect"];
        let gradient = batch_gradient(&document.network, &document.xs, &document.ys).unwrap();
        let name = |what: &str| format!("{}: {what}", document.id);
        worst.layers(&name("loss"), &[vec![gradient.loss]], &[vec![expect["batch_loss"].as_f64().unwrap()]]).unwrap();
        worst.layers(&name("dL_dw"), &gradient.dw, &by_layer(&expect["dL_dw"])).unwrap();
        worst.layers(&name("dL_db"), &gradient.db, &by_layer(&expect["dL_db"])).unwrap();
    }
    println!("worst error {:e}", worst.error);
}

#[test]
fn six_optimizers_agree_with_vectors() {
    println!("worst error {:e}", checks::training_agrees_with_vectors(&checks::nn_train).unwrap());
}
