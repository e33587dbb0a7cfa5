using PyActors.Discovery;

namespace PyActors.Core.Specs.Discovery;

public sealed class NativeProgramSpecs : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("7F454C460201", true)]
    [InlineData("4D5A9000", true)]
    [InlineData("CFFAEDFE07", true)]
    [InlineData("FEEDFACF01", true)]
    [InlineData("CAFEBABE00", true)]
    [InlineData("23212F62696E2F7368", false)]
    [InlineData("7F454C", false)]
    [InlineData("", false)]
    public void Program_should_be_known_by_its_first_bytes(string bytes, bool isNative)
    {
        File.WriteAllBytes(_file, Convert.FromHexString(bytes));

        NativeProgram.Is(_file).ShouldBe(isNative);
    }
}
