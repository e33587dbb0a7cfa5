using PyActors.Testing.Engines;
using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Starting;

/// <summary>Python code sees the same Python in the engine as on the command line.</summary>
public sealed class SameSysSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pyactors-").FullName;

    [Fact]
    public Task Python_should_be_the_same_as_on_the_command_line() => ShouldSeeTheSameAsync(PythonUnderTest.Installation.Executable);

    [Fact]
    public Task Python_should_be_the_same_under_a_plain_locale() => ShouldSeeTheSameAsync(PythonUnderTest.Installation.Executable, locale: "C");

    [OwnGilFact]
    public Task Python_should_be_the_same_in_a_sub_interpreter() => ShouldSeeTheSameAsync(PythonUnderTest.Installation.Executable, life: "stop-own-gil-after");

    [OwnGilFact]
    public async Task Python_should_be_the_same_in_a_sub_interpreter_of_a_virtual_environment() => await ShouldSeeTheSameAsync(await EnvironmentAsync(), life: "stop-own-gil-after");

    [Theory]
    [InlineData]
    [InlineData("--copies")]
    [InlineData("--system-site-packages")]
    public async Task Python_should_be_the_same_in_a_virtual_environment(params string[] options) => await ShouldSeeTheSameAsync(await EnvironmentAsync(options));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task ShouldSeeTheSameAsync(string python, string life = "stop-after", string? locale = null)
    {
        var commandLine = await LifeProcess.RunAsync(python, ["-c", $"import sys; sys.path.append({Quote(LifeProcess.Modules)}); import lives; lives.describe()"], locale: locale);

        var engine = await LifeProcess.RunAsync(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "PyActors.Lifetime.App.dll"), "cpython", life, "0", "describe"], python, locale);

        Description(engine).ShouldBe(Description(commandLine));
    }

    private static string Quote(string text) => $"r'{text}'";

    private static string Description(LifeProcess life) => life.Output[life.Output.IndexOf('{')..(life.Output.LastIndexOf('}') + 1)];

    private async Task<string> EnvironmentAsync(params string[] options)
    {
        var made = await LifeProcess.RunAsync(PythonUnderTest.Installation.Executable, ["-m", "venv", "--without-pip", .. options, _folder]);
        made.ExitCode.ShouldBe(0);
        return OperatingSystem.IsWindows() ? Path.Combine(_folder, "Scripts", "python.exe") : Path.Combine(_folder, "bin", "python");
    }
}
