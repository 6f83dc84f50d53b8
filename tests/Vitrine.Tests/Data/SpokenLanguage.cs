using System.Globalization;
using Vitrine.Inference;

namespace Vitrine.Tests.Data;

/// <summary>Speaks a language in this test's flow only, so that tests beside it keep theirs.</summary>
internal sealed class SpokenLanguage : IDisposable
{
    private readonly (CultureInfo Culture, CultureInfo Words) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    internal SpokenLanguage(Language language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
}
