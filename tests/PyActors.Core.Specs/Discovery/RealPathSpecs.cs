using PyActors.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Discovery;

[Collection(FakeMachine.Collection)]
public sealed class RealPathSpecs : IDisposable
{
    private readonly FakeMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [UnixFact]
    public void Real_path_should_follow_links_of_files_and_of_their_folders()
    {
        var root = RealPath.Of(_machine.Root);
        Directory.CreateDirectory(_machine.PathTo("real", "bin"));
        File.WriteAllText(_machine.PathTo("real", "bin", "python3.12"), "");
        File.CreateSymbolicLink(_machine.PathTo("real", "bin", "python3"), "python3.12");
        Directory.CreateSymbolicLink(_machine.PathTo("link"), "real");
        Directory.CreateSymbolicLink(_machine.PathTo("real", "up"), "../link/bin");

        RealPath.Of(_machine.PathTo("link", "up", "python3")).ShouldBe(Path.Combine(root, "real", "bin", "python3.12"));
    }

    [UnixFact]
    public void Real_path_should_end_though_links_go_round_in_a_circle()
    {
        File.CreateSymbolicLink(_machine.PathTo("a"), "b");
        File.CreateSymbolicLink(_machine.PathTo("b"), "a");

        RealPath.Of(_machine.PathTo("a")).ShouldStartWith(RealPath.Of(_machine.Root));
    }

    [UnixFact]
    public void Real_path_of_what_doesnt_exist_should_be_its_absolute_path() =>
        RealPath.Of("/no/such/./file").ShouldBe("/no/such/file");
}
