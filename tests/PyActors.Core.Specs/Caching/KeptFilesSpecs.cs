using System.Runtime.Versioning;
using PyActors.Caching;
using PyActors.Core.Specs.Discovery;
using PyActors.Testing.Platforms;

namespace PyActors.Core.Specs.Caching;

/// <summary>What is kept and read again. Whose the folder and its files are, and what may be wrong with them, is told of the answers kept there.</summary>
[Collection(FakeMachine.Collection)]
[UnsupportedOSPlatform("windows")]
public sealed class KeptFilesSpecs : IDisposable
{
    private readonly FakeMachine _machine = new();
    private readonly KeptFiles _files;

    public KeptFilesSpecs() => _files = new KeptFiles(_machine.PathTo("cache"), ".kind", TimeProvider.System);

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Content_should_be_read_as_it_was_written()
    {
        byte[] content = [0, 1, 2, 0, 255];

        _files.Write(_files.FileOf([1]), content);

        _files.Read(_files.FileOf([1])).ShouldBe(content);
        _files.Read(_files.FileOf([2])).ShouldBeNull();
    }

    [Fact]
    public void Later_content_should_take_the_place_of_the_earlier()
    {
        _files.Write(_files.FileOf([1]), [1, 2, 3]);
        _files.Write(_files.FileOf([1]), [4]);

        _files.Read(_files.FileOf([1])).ShouldBe([4]);
    }

    [Fact]
    public void Files_of_another_kind_should_be_left_alone()
    {
        var others = new KeptFiles(_files.Folder, ".other", TimeProvider.System);
        others.Write(others.FileOf([1]), [1]);

        for (byte i = 0; i < KeptFiles.Capacity + 3; i++)
            _files.Write(_files.FileOf([i]), [i]);

        Directory.GetFiles(_files.Folder, "*.kind").Length.ShouldBe(KeptFiles.Capacity);
        others.Read(others.FileOf([1])).ShouldBe([1]);
    }

    [Fact]
    public void Content_that_was_deleted_should_be_gone()
    {
        _files.Write(_files.FileOf([1]), [1]);

        KeptFiles.Delete(_files.FileOf([1]));

        _files.Read(_files.FileOf([1])).ShouldBeNull();
    }

    [UnixFact]
    public void Content_that_others_may_write_should_not_be_read()
    {
        _files.Write(_files.FileOf([1]), [1]);
        File.SetUnixFileMode(_files.FileOf([1]), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite);

        _files.Read(_files.FileOf([1])).ShouldBeNull();
    }
}
