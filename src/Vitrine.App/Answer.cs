namespace Vitrine.App;

/// <summary>What is asked for rather than worked for.</summary>
/// <param name="Key">Its name as JSON.</param>
/// <param name="Value">Its value as JSON.</param>
/// <param name="Text">For people.</param>
internal sealed record Answer(string Key, string Value, string Text);
