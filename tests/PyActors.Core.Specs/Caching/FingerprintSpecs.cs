using PyActors.Caching;

namespace PyActors.Core.Specs.Caching;

public sealed class FingerprintSpecs
{
    // From the authors' own list of test values.
    [Theory]
    [InlineData("", "cbf29ce484222325")]
    [InlineData("a", "af63dc4c8601ec8c")]
    [InlineData("foobar", "85944171f73967e8")]
    public void Fingerprint_should_be_FNV_1a(string text, string expected) => Fingerprint.Of(System.Text.Encoding.ASCII.GetBytes(text)).ShouldBe(expected);
}
