using Shouldly;
using Xunit;

namespace Vitrine.Tests.App;

public sealed class UsageTests
{
    [Theory]
    [InlineData("ru", "There is no verb `ru`; did you mean `vitrine run`?")]
    [InlineData("--json frobnicate", "There is no verb `frobnicate`; the verbs are run, data, explore, summary, train, resume, reproduce, lr-find, evaluate, compare, average, improve, predict, import, export, verify, runs, doctor.")]
    [InlineData("data fech", "There is no verb `data fech`; did you mean `vitrine data fetch`?")]
    [InlineData("data --json", "`vitrine data` needs a verb: fetch, info, verify, export.")]
    [InlineData("run --sed 3", "There is no option `--sed`; did you mean `--seed`? See `vitrine run --help`.")]
    [InlineData("run --sed=3", "There is no option `--sed=3`; did you mean `--seed`? See `vitrine run --help`.")]
    [InlineData("run --improve", "`--improve` needs a value: `--improve TIME|off`.")]
    [InlineData("run --seed --json", "`--seed` needs a value: `--seed N`.")]
    [InlineData("run --seed 1 --seed 2", "`--seed` is given more than once; keep one.")]
    [InlineData("run --seed x", "`--seed` takes a whole number from 0 up, not `x`.")]
    [InlineData("run --seed -1", "`--seed` takes a whole number from 0 up, not `-1`.")]
    [InlineData("run --epochs 0", "`--epochs` takes a whole number from 1 up, not `0`.")]
    [InlineData("run --improve soon", "`--improve` takes a time such as 90s, 5min or 1h30min, or off, not `soon`.")]
    [InlineData("run --preset fsat", "`--preset` cannot be `fsat`; did you mean `fast`? It takes one of fast, seed, dense, balanced, accurate, tiny, small, best.")]
    [InlineData("run --device tpu9000", "`--device` cannot be `tpu9000`; it takes one of auto, cpu, cuda.")]
    [InlineData("train --precision half", "`--precision` cannot be `half`; it takes one of auto, single, bfloat16.")]
    [InlineData("run extra", "`run` does not know what to do with `extra`; see `vitrine run --help`.")]
    [InlineData("train --from tiny --architecture network.json", "`--from` and `--architecture` cannot be given together; keep one.")]
    [InlineData("train --from", "`--from` needs a value: `--from MODEL`.")]
    [InlineData("train --temperature 3", "`--temperature` needs `--teacher`: say which trained model to learn from, such as `--teacher latest`.")]
    [InlineData("run --teacher-share 0.5", "`--teacher-share` needs `--teacher`: say which trained model to learn from, such as `--teacher latest`.")]
    [InlineData("train --teacher-share 1.5", "`--teacher-share` takes a number from 0.01 to 1, not `1.5`.")]
    [InlineData("train --teacher", "`--teacher` needs a value: `--teacher MODEL`.")]
    [InlineData("evaluate m --tta spin", "`--tta` cannot be `spin`; it takes one of none, flip, flip-shift, flip-cross.")]
    [InlineData("predict m p.png --tta-below 0.5", "`--tta-below` needs `--tta`: say which views to average over, such as `--tta flip`.")]
    [InlineData("evaluate m --tta flip --tta-below 2", "`--tta-below` takes a number from 0.01 to 1, not `2`.")]
    [InlineData("predict", "`predict` needs MODEL PICTURE…; see `vitrine predict --help`.")]
    [InlineData("predict latest", "`predict` needs PICTURE…; see `vitrine predict --help`.")]
    [InlineData("resume a b", "`resume` does not know what to do with `b`; see `vitrine resume --help`.")]
    [InlineData("lr-fnd", "There is no verb `lr-fnd`; did you mean `vitrine lr-find`?")]
    [InlineData("resume latest --epochs 3", "`--epochs` takes how many epochs to add, such as +3, not `3`.")]
    [InlineData("resume latest --epochs +0", "`--epochs` takes how many epochs to add, such as +3, not `+0`.")]
    [InlineData("reproduce", "`reproduce` needs RUN; see `vitrine reproduce --help`.")]
    [InlineData("summary --input 28", "`--input` takes height and width in pixels, such as 28x28, not `28`.")]
    [InlineData("summary --classes 1", "`--classes` takes a whole number from 2 to 65535, not `1`.")]
    [InlineData("runs --lang fr", "`--lang` cannot be `fr`; it takes one of en, pt.")]
    public async Task A_mistake_is_explained_in_one_sentence(string commandLine, string sentence)
    {
        var terminal = new TestTerminal();
        (await terminal.RunAsync(commandLine)).ShouldBe(2);
        terminal.Error.ShouldBe($"vitrine: {sentence}\n");
    }

    [Fact]
    public async Task A_mistake_is_a_document_with_json()
    {
        var terminal = new TestTerminal();
        (await terminal.RunAsync("run --seed x --json --lang pt")).ShouldBe(2);
        var error = terminal.Json().GetProperty("error");
        error.GetProperty("kind").GetString().ShouldBe("usage");
        error.GetProperty("message").GetString().ShouldBe("`--seed` recebe um número inteiro a partir de 0, e não `x`.");
    }

    [Fact]
    public async Task Without_json_a_mistake_leaves_the_output_empty()
    {
        var terminal = new TestTerminal();
        await terminal.RunAsync("ru");
        terminal.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("LC_ALL", "pt_BR.UTF-8", "Não existe o verbo")]
    [InlineData("LC_MESSAGES", "pt_PT", "Não existe o verbo")]
    [InlineData("LANG", "pt_BR.UTF-8", "Não existe o verbo")]
    [InlineData("LANG", "de_DE.UTF-8", "There is no verb")]
    [InlineData("LANG", "C.UTF-8", "There is no verb")]
    public async Task The_locale_chooses_the_language(string variable, string locale, string start)
    {
        var terminal = new TestTerminal().With(variable, locale);
        await terminal.RunAsync("frobnicate");
        terminal.Error.ShouldStartWith("vitrine: " + start);
    }

    [Theory]
    [InlineData("--lang pt frobnicate")]
    [InlineData("frobnicate --lang=pt")]
    public async Task The_option_overrules_the_locale_wherever_it_stands(string commandLine)
    {
        var terminal = new TestTerminal().With("LC_ALL", "en_US.UTF-8");
        await terminal.RunAsync(commandLine);
        terminal.Error.ShouldStartWith("vitrine: Não existe o verbo");
    }

    [Fact]
    public async Task A_run_in_one_language_leaves_the_callers_language_alone()
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        await new TestTerminal().RunAsync("runs --lang pt");
        System.Globalization.CultureInfo.CurrentUICulture.ShouldBe(before);
    }

    [Fact]
    public async Task After_two_dashes_a_word_that_looks_like_an_option_is_an_operand()
    {
        var terminal = new TestTerminal();
        (await terminal.RunAsync("resume -- --odd-name")).ShouldBe(3);
        terminal.Error.ShouldBe("vitrine: There is no run `--odd-name`; `vitrine runs` lists those there are.\n");
    }

    [Fact]
    public async Task A_picture_may_be_called_like_a_response_file()
    {
        var terminal = new TestTerminal();
        (await terminal.RunAsync("predict no-such-model @2x.png")).ShouldBe(3);
        terminal.Error.ShouldStartWith("vitrine: There is no model `no-such-model`");
    }
}
