// A model behind HTTP: dotnet run -c Release examples/inference/serve.cs -- models/tiny http://127.0.0.1:5080
// then: curl --data-binary @examples/bag.png http://127.0.0.1:5080/predict
#:sdk Microsoft.NET.Sdk.Web
#:project ../../src/Vitrine.Inference
using Vitrine.Inference;

// One classifier serves all requests: it may be asked from any number of threads at once.
using var classifier = Classifier.Load(args[0]);
var app = WebApplication.Create();
app.MapPost("/predict", async (HttpRequest request) =>
{
    using var picture = new MemoryStream();
    await request.Body.CopyToAsync(picture);
    picture.Position = 0;
    try
    {
        var answer = classifier.Predict(picture);
        return Results.Ok(new Dictionary<string, object> { ["class"] = answer.ClassName.English, ["confidence"] = answer.Confidence });
    }
    catch (VitrineException problem)
    {
        return Results.BadRequest(new Dictionary<string, object> { ["error"] = problem.Message });
    }
});
app.Run(args[1]);
