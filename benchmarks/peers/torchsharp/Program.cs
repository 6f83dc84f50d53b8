using Vitrine.Peers;

NativeLoading.Register();
var arguments = PeerArguments.Parse(args);
if (arguments.Model == "matrix-product")
    LearningCurve.Write(new { @event = "measured", flopsPerSecond = MatrixProduct.BestRate() });
else
    new Textbook(arguments).Run();
