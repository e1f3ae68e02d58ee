/* Writes files as fast as this machine can: the limit for any generator.
   usage: write BLOB LIST FOLDER; each line of LIST has a file's size and its name in FOLDER, and
   BLOB has the bytes of all files. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void make_folders(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    mkdir(path, 0755);
    *slash = '/';
  }
}

int main(int count, char **words) {
  static char line[8192], path[16384];
  if (count != 4) return 2;
  int blob = open(words[1], O_RDONLY);
  FILE *list = fopen(words[2], "r");
  struct stat status;
  if (blob < 0 || !list || fstat(blob, &status)) return 1;
  char *bytes = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, blob, 0);
  if (bytes == MAP_FAILED) return 1;
  while (fgets(line, sizeof line, list)) {
    char *name;
    long size = strtol(line, &name, 10);
    line[strcspn(line, "\n")] = 0;
    snprintf(path, sizeof path, "%s/%s", words[3], name + 1);
    int file = open(path, O_WRONLY | O_CREAT, 0644);
    if (file < 0 && errno == ENOENT) {
      make_folders(path);
      file = open(path, O_WRONLY | O_CREAT, 0644);
    }
    if (file < 0 || write(file, bytes, size) != size) return 1;
    close(file);
    bytes += size;
  }
  return 0;
}
