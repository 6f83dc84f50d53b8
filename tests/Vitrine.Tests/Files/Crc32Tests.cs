using System.Text;
using Shouldly;
using Vitrine.Files;
using Xunit;

namespace Vitrine.Tests.Files;

public sealed class Crc32Tests
{
    // zlib.crc32 of Python 3.11
    [Theory]
    [InlineData("", 0x00000000)]
    [InlineData("a", 0xE8B7BE43)]
    [InlineData("123456789", 0xCBF43926)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339)]
    public void The_checksum_is_that_of_zip_archives(string text, uint expected) => Crc32.Of(Encoding.ASCII.GetBytes(text)).ShouldBe(expected);
}
