using Vitrine.Peers;

NativeLoading.Register();
var arguments = PeerArguments.Parse(args);
if (MatrixProduct.All.TryGetValue(arguments.Model, out var type))
    LearningCurve.Write(new { @event = "measured", flopsPerSecond = MatrixProduct.BestRate(type) });
else
    new Textbook(arguments).Run();
