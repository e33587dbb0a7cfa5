using PyActors.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Discovery;

[Collection(FakeMachine.Collection)]
public sealed class SharedLibrarySpecs : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("/lib/libpython3.11.so.1.0", "3.11")]
    [InlineData("/lib/libpython3.9.dylib", "3.9")]
    [InlineData("C:/Python/python312.dll", "3.12")]
    [InlineData("/lib/libpython3.13t.so", "3.13")]
    [InlineData("/lib/libpython3.so", null)]
    [InlineData("/lib/libc.so.6", null)]
    [InlineData("/lib/libpython3.99999999999.so", null)]
    [InlineData("/lib/libpython3.\u0661\u0661.so", null)]
    public void Version_should_be_read_off_the_name(string file, string? version) =>
        SharedLibrary.VersionOf(file.Replace("C:/Python/", "", StringComparison.Ordinal))?.ToString().ShouldBe(version);

    [UnixFact]
    public void Library_should_be_found_below_an_installation_that_was_moved()
    {
        var library = _machine.Script("moved/lib/libpython3.12.so.1.0", "");

        Find(libraryFolder: "/install/lib", "libpython3.12.so.1.0").ShouldBe(library);
    }

    [UnixFact]
    public void Library_should_be_found_beside_the_static_one_that_Python_names()
    {
        var library = _machine.Script("moved/lib/libpython3.12.so.1.0", "");

        Find(_machine.PathTo("moved", "lib"), "libpython3.12.a").ShouldBe(library);
    }

    [UnixFact]
    public void Library_should_be_found_in_the_folder_of_the_architecture()
    {
        var library = _machine.Script("moved/lib/x86_64-linux-gnu/libpython3.12.so.1.0", "");

        Find(_machine.PathTo("moved", "lib"), "libpython3.12.so.1.0").ShouldBe(library);
    }

    [UnixFact]
    public void Library_of_another_version_should_not_be_taken()
    {
        _machine.Script("moved/lib/libpython3.11.so.1.0", "");

        Find(_machine.PathTo("moved", "lib"), "libpython3.12.so.1.0").ShouldBeNull();
    }

    [UnixFact]
    public void Library_of_a_Python_that_does_not_know_its_executable_should_be_found_where_it_was_installed()
    {
        var library = _machine.Script("moved/lib/libpython3.12.so.1.0", "");

        SharedLibrary.Find(Answer(_machine.PathTo("moved", "lib"), "libpython3.12.so.1.0") with { Executable = "" }).ShouldBe(library);
    }

    [UnixFact]
    public void Library_should_not_be_looked_for_below_the_current_folder()
    {
        const string name = "libpyactors_spec3.12.so.1.0";
        var folder = Path.Combine(Environment.CurrentDirectory, "x86_64-linux-gnu");
        var library = _machine.Script(Path.Combine(folder, name), "");
        try
        {
            Find(libraryFolder: "", name).ShouldBeNull();
        }
        finally
        {
            File.Delete(library);
            Directory.Delete(folder);
        }
    }

    private string? Find(string libraryFolder, string name) => SharedLibrary.Find(Answer(libraryFolder, name));

    private PythonAnswer Answer(string libraryFolder, string name) => new()
    {
        Text = "",
        Implementation = "cpython",
        Version = new Version(3, 12, 1),
        Executable = _machine.PathTo("moved", "bin", "python3"),
        Prefix = _machine.PathTo("moved"),
        BasePrefix = _machine.PathTo("moved"),
        Bits = 64,
        IsFreeThreaded = false,
        LibraryFolder = libraryFolder,
        MultiArch = "x86_64-linux-gnu",
        LibraryNames = [name],
        FrameworkFolder = "",
    };
}
