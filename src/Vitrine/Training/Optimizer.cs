namespace Vitrine.Training;

/// <summary>How weights follow their gradients.</summary>
public enum Optimizer
{
    /// <summary>Stochastic gradient descent with Nesterov momentum; weight decay is an L2 penalty.</summary>
    NesterovSgd,

    /// <summary>Adam (Kingma and Ba 2015), as Keras' default.</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
    AdamW,

    /// <summary>Nesterov SGD with decoupled weight decay (SGDW, Loshchilov and Hutter 2019).</summary>
    NesterovSgdW,

    /// <summary>Orthogonalised momentum for all kernels but the last layer's, AdamW for the rest (Jordan et al. 2024).</summary>
    Muon,
}
