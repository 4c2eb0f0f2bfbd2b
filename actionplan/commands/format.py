def run(data, check_only, root):
    return 0
