import { msg } from '@lit/localize';
import type { SettingKey } from './configuration-edit.ts';

/** What each setting does, in a sentence: the help of the configuration's field, which a test compares it to. */
export const HELP: Readonly<Record<SettingKey, string>> = {
  get 'model.activation'() {
    return msg(
      'The function each hidden unit applies to its weighted sum; each layer may have its own.',
    );
  },
  get 'model.code_activation'() {
    return msg(
      'Linear lets the code take any value, which a variational code must; the KL penalty needs sigmoid.',
    );
  },
  get 'model.output_activation'() {
    return msg('Sigmoid keeps the pixels between 0 and 1; binary cross-entropy needs it.');
  },
  get 'model.tied_weights'() {
    return msg('The decoder uses the matrices of the encoder, transposed: half the parameters.');
  },
  get 'model.family'() {
    return msg('What is asked of the code beside a good reconstruction.');
  },
  get 'model.sparsity.kind'() {
    return msg(
      'L1 pulls every unit to 0; KL pulls mean activations to a target; top k keeps the largest values only.',
    );
  },
  get 'model.sparsity.weight'() {
    return msg("The penalty's weight, beside a loss that is a mean per pixel.");
  },
  get 'model.sparsity.target'() {
    return msg('How active a unit should be on average, between 0 and 1.');
  },
  get 'model.sparsity.active'() {
    return msg('How many values of each code are kept; the others are set to 0.');
  },
  get 'model.contraction.weight'() {
    return msg(
      "The penalty's weight on how much the code changes with the image, beside a loss per pixel.",
    );
  },
  get 'model.contraction.projections'() {
    return msg(
      'Random directions that estimate the change of a large code; 0 computes it exactly.',
    );
  },
  get 'model.beta'() {
    return msg(
      'The weight of the KL divergence from the standard normal; 1 makes the loss the negative ELBO.',
    );
  },
  get 'model.warm_up_epochs'() {
    return msg(
      'Epochs over which beta grows from 0, so that the code is not given up at the start.',
    );
  },
  get 'training.loss'() {
    return msg(
      'MSE, L1 and Huber compare pixel values; BCE, binary cross-entropy, takes each pixel as a probability.',
    );
  },
  get 'training.huber_delta'() {
    return msg('Errors up to this are squared, larger ones count in proportion.');
  },
  get 'training.optimizer'() {
    return msg('Adam adapts the step size of each weight; SGD, with momentum, does not.');
  },
  get 'training.momentum'() {
    return msg('The share of the last step that goes into the next, with SGD.');
  },
  get 'training.learning_rate'() {
    return msg('How far one minibatch moves the weights; too far, and training diverges.');
  },
  get 'training.batch_size'() {
    return msg('Images per minibatch; fewer make quicker, noisier steps.');
  },
  get 'training.seed'() {
    return msg(
      'The same seed and settings give the same bits, on any number of threads with the same kernels.',
    );
  },
  get 'training.corruption.kind'() {
    return msg(
      'What is done to the input images, anew at every epoch; the clean images stay the target.',
    );
  },
  get 'training.corruption.amount'() {
    return msg(
      'Gaussian: the standard deviation; the others: the share of the pixels that is hit.',
    );
  },
  get 'training.corruption.clip'() {
    return msg('Noisy pixels are held between 0 and 1, as an image has them.');
  },
  get 'model.code'() {
    return msg('How many units the code has, the bottleneck.');
  },
  get 'model.initialization'() {
    return msg(
      "How weights are drawn; auto takes he for ReLU's kin and glorot otherwise, pytorch draws weights and biases as nn.Linear does.",
    );
  },
  get 'training.epochs'() {
    return msg('How many times every training image is seen.');
  },
};
